from sem import *
T={'good':8.3,'good_short':8.3,'fair':5.5,'poor':2.5,'poor_long':2.5,'off_topic':1.0}
def lexidf(b,allq,aw):
    N=len(allq); df={}
    for q in allq:
        for w in set().union(words(q['question']),*map(words,q['listen'])): df[w]=df.get(w,0)+1
    ws=set().union(*map(words,b['listen']))-words(b['question'])
    wt=lambda w: math.log(1+N/df[w])
    return sum(wt(w) for w in ws&aw)/sum(wt(w) for w in ws)
def F(d,a,drop=False):
    U=units(a); S=sentences(a); V=E(U); aw=words(a); c=rubric(d['role'],d['level'])[d['criterion']]
    allq=bank(d['role'],d['level']); B=[b for b in allq if b['criterion']==d['criterion'] and b['listen']]
    if drop: B=[b for b in B if b['question']!=d['question']]
    m=lambda p:(E(p)@V.T).max(1)
    f=dict(g=m(c['good']).mean(),p=m(c['poor']).mean(),fa=m(c['fair']).mean())
    sc=[(m(b['listen']).mean()+0*float(E([b['question']])[0]@E([a])[0]),b) for b in B]
    i=max(range(len(B)),key=lambda j:sc[j][0]+.5*float(E([B[j]['question']])[0]@E([a])[0]))
    f['cov']=sc[i][0]; f['lex']=lexidf(B[i],allq,aw); f['sl']=math.sqrt(f['lex']); f['sl2']=math.sqrt(max(lexidf(b,allq,aw) for b in B)); f['covm']=max(x for x,_ in sc)
    f['q']=max(float(E([b['question']])[0]@E([a])[0]) for b in B); f['crit']=float((E([c['name']+'. '+c['desc']])@V.T).max())
    lg=lambda pts:sum(len(words(x)&aw) for x in pts)/sum(len(words(x)) for x in pts)
    f['lg']=lg(c['good'])**.5; f['lp']=lg(c['poor'])**.5; f['gp']=f['g']-f['p']
    f['n']=len(a.split()); f['ok']=B[i]['question']==d['question']
    # specificity: share of points above
    return f
def order(sc):
    r={}
    for a,b in (('good','fair'),('good','poor'),('fair','poor'),('good_short','fair'),('good_short','poor_long'),('fair','poor_long'),('poor','off_topic')):
        x=[s[a]>s[b] for s in sc.values() if a in s and b in s]; r[f'{a}>{b}']=f'{sum(x)}/{len(x)}'
    x=[s[a]>s[b] for s in sc.values() for a,b in (('good','fair'),('good','poor'),('fair','poor'))]
    return f'{sum(x)}/{len(x)}',r
def cv(rows,names,lam=1e-3,cls=None,verbose=True):
    ids=sorted({r[0] for r in rows}); out={}
    X=np.array([[r[2][n] for n in names] for r in rows]); y=np.array([T[r[1]] for r in rows]); mu=X.mean(0); sd=X.std(0); Z=np.c_[(X-mu)/sd,np.ones(len(y))]
    use=np.array([r[1]!='off_topic' for r in rows])
    def w(tr): 
        A=Z[tr]; return np.linalg.solve(A.T@A+lam*len(A)*np.diag([1]*len(names)+[0]),A.T@y[tr])
    for i in ids:
        tr=np.array([r[0]!=i for r in rows])&use; b=w(tr)
        for j,r in enumerate(rows):
            if r[0]==i: out.setdefault(i,{})[r[1]]=float(np.clip(Z[j]@b,0,10))
    o,r=order(out); full=w(use)
    if verbose:
        print(names,'lam',lam,o,r); print('  w raw',np.round(full[:-1]/sd,2),'b',round(float(full[-1]-(full[:-1]/sd*mu).sum()),2))
        print('  ',' '.join(f"{c} {np.mean(v):.1f}±{np.std(v):.1f}[{min(v):.1f},{max(v):.1f}]" for c in T for v in [[s[c] for s in out.values() if c in s]]))
    return out
if __name__=='__main__':
    D=load()
    rows=[(d['id'],k,F(d,a)) for d in D for k,a in d['answers'].items()]
    rd=[(d['id'],k,F(d,a,True)) for d in D for k,a in d['answers'].items()]
    E.save()
    print('inferred ok',{c:f"{np.mean([r[2]['ok'] for r in rows if r[1]==c]):.2f}" for c in T})
    for n in (['cov'],['sl'],['lex'],['cov','sl'],['cov','lex'],['covm','sl2'],['cov','sl','p'],['cov','sl','gp'],['cov','sl','p','lp']): cv(rows,n,.03)
    print('--- rubric only')
    for n in (['gp'],['g','p'],['lg'],['gp','lg'],['gp','lg','lp'],['gp','lg','lp','covm']): cv(rd,n,.03)
