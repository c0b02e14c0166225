"""Totals only: nothing about single answers is printed or kept in readable form."""
from score import *
import pickle
by={}; kn={}; sp=[]; spk=[]; ok=[]; na={}; info=[]
for d in load('held_out'):
    c,B=rubric(d['role'],d['level'])[d['criterion']],bank(d['role'],d['level'])
    for k,a in d['answers'].items():
        vs=('v1','v2','v3') if k!='off_topic' else ('v1',)
        r=score(a,c,B,None,vs); s=score(a,c,B,d['question'],vs)
        by.setdefault(d['id'],{})[k]=r['score']; kn.setdefault(d['id'],{})[k]=s['score']
        if k!='off_topic': sp.append(r['spread']); spk.append(s['spread']); ok.append(r['question']==d['question'])
        na.setdefault(k,[]).append(r['assessed']); info.append((d['id'],k,r['z'],s['z'],len(a.split()),r['raw']))
E.save(); pickle.dump((by,kn,info,sp,spk,ok,na),open('cache/held.pkl','wb'))
PAIRS=(('good','fair'),('good','poor'),('fair','poor'))
def ordered(t): return {i:[s[a]>s[b] for a,b in PAIRS] for i,s in t.items()}
def report(name,t,sp):
    o=ordered(t); n=sum(map(sum,o.values())); ids=list(o); rg=np.random.default_rng(1)
    bs=[np.mean([sum(o[ids[j]]) for j in rg.integers(0,len(ids),len(ids))])/3 for _ in range(4000)]
    print(name,f"{n}/{3*len(ids)} CI {np.quantile(bs,.025):.2f}-{np.quantile(bs,.975):.2f}",{f'{a}>{b}':sum(x[j] for x in o.values()) for j,(a,b) in enumerate(PAIRS)})
    for a,b in (('good_short','fair'),('good_short','poor_long'),('fair','poor_long'),('poor','off_topic')):
        x=[s[a]>=s[b] for s in t.values() if a in s and b in s]; print('  ',a,'>=',b,f'{sum(x)}/{len(x)}')
    for c,lo,hi in (('good',7,10),('good_short',7,10),('fair',4.5,6.5),('poor',0,3.5),('poor_long',0,3.5),('off_topic',0,3.5)):
        v=[s[c] for s in t.values() if c in s]; print('  ',c,f'mean {np.mean(v):.1f} sd {np.std(v):.1f} in [{lo},{hi}] {np.mean([lo<=x<=hi for x in v]):.2f}')
    print('   spread mean %.2f p95 %.2f max %.2f'%(np.mean(sp),np.quantile(sp,.95),max(sp)))
report('unknown',by,sp); report('known',kn,spk)
Z=lambda f,ns:{i:{k:float(np.mean([z[n] for n in ns])) for j,k,z,_,_,_ in info if j==i and k!='off_topic'} for i in by}
for ns in (['cov'],['lex'],['v1','v2','v3'],['cov','lex']): o=ordered(Z(None,ns)); print('part',ns,sum(map(sum,o.values())))
print('question inferred',np.mean(ok),'not assessed',{k:sum(not x for x in v) for k,v in na.items()})
print('length r',{k:f"{np.corrcoef([w for i,c,_,_,w,_ in info if c==k],[by[i][k] for i,c,_,_,w,_ in info if c==k])[0,1]:.2f}" for k in ('good','fair','poor')})
